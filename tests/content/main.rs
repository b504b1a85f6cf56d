//! Content as editors write it: broken in every way, and sound.

mod broken;
mod sound;
mod table;
