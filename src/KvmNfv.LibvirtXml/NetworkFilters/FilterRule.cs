using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NetworkFilters;

/// <summary>A rule for packets.</summary>
[Element("rule")]
public sealed partial class FilterRule : Element
{
    /// <summary><c>drop</c>, <c>accept</c>, <c>return</c>, <c>continue</c> or <c>reject</c>.</summary>
    [Attr("action")]
    public partial string? Action { get; set; }

    /// <summary><c>in</c>, <c>out</c> or <c>inout</c>.</summary>
    [Attr("direction")]
    public partial string? Direction { get; set; }

    /// <summary>Order among rules.</summary>
    [Attr("priority")]
    public partial int? Priority { get; set; }

    /// <summary>Whether the state of connections counts; <c>0</c> or <c>false</c> switches it off.</summary>
    [Attr("statematch")]
    public partial bool? StateMatch { get; set; }

    /// <summary>Packets of any protocol.</summary>
    [Items("all")]
    public partial ElementList<PacketMatch> All { get; }

    /// <summary>Ethernet.</summary>
    [Items("mac")]
    public partial ElementList<PacketMatch> Mac { get; }

    /// <summary>VLAN.</summary>
    [Items("vlan")]
    public partial ElementList<PacketMatch> Vlan { get; }

    /// <summary>Spanning tree.</summary>
    [Items("stp")]
    public partial ElementList<PacketMatch> Stp { get; }

    /// <summary>ARP.</summary>
    [Items("arp")]
    public partial ElementList<PacketMatch> Arp { get; }

    /// <summary>Reverse ARP.</summary>
    [Items("rarp")]
    public partial ElementList<PacketMatch> Rarp { get; }

    /// <summary>IPv4.</summary>
    [Items("ip")]
    public partial ElementList<PacketMatch> Ip { get; }

    /// <summary>IPv6.</summary>
    [Items("ipv6")]
    public partial ElementList<PacketMatch> IPv6 { get; }

    /// <summary>TCP over IPv4.</summary>
    [Items("tcp")]
    public partial ElementList<PacketMatch> Tcp { get; }

    /// <summary>UDP over IPv4.</summary>
    [Items("udp")]
    public partial ElementList<PacketMatch> Udp { get; }

    /// <summary>UDP-Lite over IPv4.</summary>
    [Items("udplite")]
    public partial ElementList<PacketMatch> UdpLite { get; }

    /// <summary>ESP over IPv4.</summary>
    [Items("esp")]
    public partial ElementList<PacketMatch> Esp { get; }

    /// <summary>AH over IPv4.</summary>
    [Items("ah")]
    public partial ElementList<PacketMatch> Ah { get; }

    /// <summary>SCTP over IPv4.</summary>
    [Items("sctp")]
    public partial ElementList<PacketMatch> Sctp { get; }

    /// <summary>ICMP.</summary>
    [Items("icmp")]
    public partial ElementList<PacketMatch> Icmp { get; }

    /// <summary>IGMP.</summary>
    [Items("igmp")]
    public partial ElementList<PacketMatch> Igmp { get; }

    /// <summary>Any protocol over IPv6.</summary>
    [Items("all-ipv6")]
    public partial ElementList<PacketMatch> AllIPv6 { get; }

    /// <summary>TCP over IPv6.</summary>
    [Items("tcp-ipv6")]
    public partial ElementList<PacketMatch> TcpIPv6 { get; }

    /// <summary>UDP over IPv6.</summary>
    [Items("udp-ipv6")]
    public partial ElementList<PacketMatch> UdpIPv6 { get; }

    /// <summary>UDP-Lite over IPv6.</summary>
    [Items("udplite-ipv6")]
    public partial ElementList<PacketMatch> UdpLiteIPv6 { get; }

    /// <summary>ESP over IPv6.</summary>
    [Items("esp-ipv6")]
    public partial ElementList<PacketMatch> EspIPv6 { get; }

    /// <summary>AH over IPv6.</summary>
    [Items("ah-ipv6")]
    public partial ElementList<PacketMatch> AhIPv6 { get; }

    /// <summary>SCTP over IPv6.</summary>
    [Items("sctp-ipv6")]
    public partial ElementList<PacketMatch> SctpIPv6 { get; }

    /// <summary>ICMP of IPv6.</summary>
    [Items("icmpv6")]
    public partial ElementList<PacketMatch> IcmpV6 { get; }
}
