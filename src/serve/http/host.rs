//! Which names the preview answers to. A web site elsewhere can point its own name at this machine (DNS
//! rebinding) and would then read the preview; its name in `Host` gives it away.

use std::net::IpAddr;

/// The names of this server.
#[derive(Debug)]
pub(super) struct Hosts {
    pub(super) bound: IpAddr,
    pub(super) names: Vec<String>,
}

impl Hosts {
    /// Whether a `Host` header names this server. An address cannot be rebound; on a loopback server only those of
    /// the machine itself can be meant.
    pub(super) fn allow(&self, header: &str) -> bool {
        let name = without_port(header.trim()).trim_end_matches('.').to_ascii_lowercase();
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(&name);
        if let Ok(address) = bare.parse::<IpAddr>() {
            return !self.bound.is_loopback() || address.is_loopback();
        }
        name == "localhost" || name.ends_with(".localhost") || self.names.contains(&name)
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty() => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let local = Hosts { bound: [127, 0, 0, 1].into(), names: vec!["dator.local".into()] };
        for host in
            ["localhost", "LOCALHOST:4000", "127.0.0.1:1", "[::1]:4000", "a.localhost", "dator.local:80"]
        {
            assert!(local.allow(host), "{host}");
        }
        for host in
            ["", "evil.example", "localhost.evil.example", "192.168.1.2", "127.0.0.1.evil.example", ":4000"]
        {
            assert!(!local.allow(host), "{host}");
        }
        let network = Hosts { bound: [0, 0, 0, 0].into(), names: Vec::new() };
        assert!(network.allow("192.168.1.2:4000"));
        assert!(!network.allow("evil.example"));
    }
}
