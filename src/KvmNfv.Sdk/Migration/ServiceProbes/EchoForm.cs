namespace KvmNfv.Sdk.Migration;

/// <summary>What stands before a probe's bytes in what is sent, and in what comes back.</summary>
internal enum EchoForm
{
    /// <summary>Nothing.</summary>
    Udp,

    /// <summary>An ICMP header.</summary>
    Icmp,

    /// <summary>An ICMPv6 header.</summary>
    Icmp6,

    /// <summary>An ICMP header; an IP header before it in what comes back (raw(7)).</summary>
    RawIcmp,
}
