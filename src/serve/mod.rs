//! The preview. [`http`] answers browsers; what it answers with is the business of a [`http::Responder`].

pub mod http;
