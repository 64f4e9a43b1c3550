using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NetworkFilters;

/// <summary>Packets that a rule is about; every value may be a parameter such as <c>$IP</c>.</summary>
[Element("all")]
public sealed partial class PacketMatch : Element
{
    /// <summary>Whether packets that do not fit are meant.</summary>
    [Attr("match")]
    public partial bool? Match { get; set; }

    /// <summary>Text for people.</summary>
    [Attr("comment")]
    public partial string? Comment { get; set; }

    /// <summary>Ethernet source.</summary>
    [Attr("srcmacaddr")]
    public partial string? SourceMac { get; set; }

    /// <summary>Mask for it.</summary>
    [Attr("srcmacmask")]
    public partial string? SourceMacMask { get; set; }

    /// <summary>Ethernet destination.</summary>
    [Attr("dstmacaddr")]
    public partial string? DestinationMac { get; set; }

    /// <summary>Mask for it.</summary>
    [Attr("dstmacmask")]
    public partial string? DestinationMacMask { get; set; }

    /// <summary>Ethernet protocol, a number or name.</summary>
    [Attr("protocolid")]
    public partial string? ProtocolId { get; set; }

    /// <summary>Protocol over IP.</summary>
    [Attr("protocol")]
    public partial string? Protocol { get; set; }

    /// <summary>VLAN tag.</summary>
    [Attr("vlanid")]
    public partial string? VlanId { get; set; }

    /// <summary>Protocol inside the VLAN.</summary>
    [Attr("encap-protocol")]
    public partial string? EncapsulatedProtocol { get; set; }

    /// <summary>Source address.</summary>
    [Attr("srcipaddr")]
    public partial string? SourceIp { get; set; }

    /// <summary>Mask for it.</summary>
    [Attr("srcipmask")]
    public partial string? SourceIpMask { get; set; }

    /// <summary>Destination address.</summary>
    [Attr("dstipaddr")]
    public partial string? DestinationIp { get; set; }

    /// <summary>Mask for it.</summary>
    [Attr("dstipmask")]
    public partial string? DestinationIpMask { get; set; }

    /// <summary>First source address of a range.</summary>
    [Attr("srcipfrom")]
    public partial string? SourceIpFrom { get; set; }

    /// <summary>Last source address of a range.</summary>
    [Attr("srcipto")]
    public partial string? SourceIpTo { get; set; }

    /// <summary>First destination address of a range.</summary>
    [Attr("dstipfrom")]
    public partial string? DestinationIpFrom { get; set; }

    /// <summary>Last destination address of a range.</summary>
    [Attr("dstipto")]
    public partial string? DestinationIpTo { get; set; }

    /// <summary>First source port.</summary>
    [Attr("srcportstart")]
    public partial string? SourcePortStart { get; set; }

    /// <summary>Last source port.</summary>
    [Attr("srcportend")]
    public partial string? SourcePortEnd { get; set; }

    /// <summary>First destination port.</summary>
    [Attr("dstportstart")]
    public partial string? DestinationPortStart { get; set; }

    /// <summary>Last destination port.</summary>
    [Attr("dstportend")]
    public partial string? DestinationPortEnd { get; set; }

    /// <summary>Service class.</summary>
    [Attr("dscp")]
    public partial string? Dscp { get; set; }

    /// <summary>TCP flags, mask and value.</summary>
    [Attr("flags")]
    public partial string? Flags { get; set; }

    /// <summary>TCP option.</summary>
    [Attr("option")]
    public partial string? Option { get; set; }

    /// <summary>States of the connection.</summary>
    [Attr("state")]
    public partial string? State { get; set; }

    /// <summary>Connections of one source above which the rule applies.</summary>
    [Attr("connlimit-above")]
    public partial string? ConnectionLimitAbove { get; set; }

    /// <summary>Set of addresses of the host.</summary>
    [Attr("ipset")]
    public partial string? IpSet { get; set; }

    /// <summary>Which address is looked up in it.</summary>
    [Attr("ipsetflags")]
    public partial string? IpSetFlags { get; set; }

    /// <summary>ARP hardware type.</summary>
    [Attr("hwtype")]
    public partial string? HardwareType { get; set; }

    /// <summary>ARP protocol type.</summary>
    [Attr("protocoltype")]
    public partial string? ProtocolType { get; set; }

    /// <summary>ARP operation.</summary>
    [Attr("opcode")]
    public partial string? Opcode { get; set; }

    /// <summary>Ethernet source in ARP.</summary>
    [Attr("arpsrcmacaddr")]
    public partial string? ArpSourceMac { get; set; }

    /// <summary>Ethernet destination in ARP.</summary>
    [Attr("arpdstmacaddr")]
    public partial string? ArpDestinationMac { get; set; }

    /// <summary>Source address in ARP.</summary>
    [Attr("arpsrcipaddr")]
    public partial string? ArpSourceIp { get; set; }

    /// <summary>Mask for it.</summary>
    [Attr("arpsrcipmask")]
    public partial string? ArpSourceIpMask { get; set; }

    /// <summary>Destination address in ARP.</summary>
    [Attr("arpdstipaddr")]
    public partial string? ArpDestinationIp { get; set; }

    /// <summary>Mask for it.</summary>
    [Attr("arpdstipmask")]
    public partial string? ArpDestinationIpMask { get; set; }

    /// <summary>Gratuitous ARP.</summary>
    [Attr("gratuitous")]
    public partial bool? Gratuitous { get; set; }

    /// <summary>Type of the message.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Last type of a range.</summary>
    [Attr("typeend")]
    public partial string? TypeEnd { get; set; }

    /// <summary>Code of the message.</summary>
    [Attr("code")]
    public partial string? Code { get; set; }

    /// <summary>Last code of a range.</summary>
    [Attr("codeend")]
    public partial string? CodeEnd { get; set; }

    /// <summary>Spanning tree: root priority.</summary>
    [Attr("root-priority")]
    public partial string? RootPriority { get; set; }

    /// <summary>End of its range.</summary>
    [Attr("root-priority-hi")]
    public partial string? RootPriorityEnd { get; set; }

    /// <summary>Spanning tree: root address.</summary>
    [Attr("root-address")]
    public partial string? RootAddress { get; set; }

    /// <summary>Mask for it.</summary>
    [Attr("root-address-mask")]
    public partial string? RootAddressMask { get; set; }

    /// <summary>Spanning tree: cost to the root.</summary>
    [Attr("root-cost")]
    public partial string? RootCost { get; set; }

    /// <summary>End of its range.</summary>
    [Attr("root-cost-hi")]
    public partial string? RootCostEnd { get; set; }

    /// <summary>Spanning tree: sender's priority.</summary>
    [Attr("sender-priority")]
    public partial string? SenderPriority { get; set; }

    /// <summary>End of its range.</summary>
    [Attr("sender-priority-hi")]
    public partial string? SenderPriorityEnd { get; set; }

    /// <summary>Spanning tree: sender's address.</summary>
    [Attr("sender-address")]
    public partial string? SenderAddress { get; set; }

    /// <summary>Mask for it.</summary>
    [Attr("sender-address-mask")]
    public partial string? SenderAddressMask { get; set; }

    /// <summary>Spanning tree: port.</summary>
    [Attr("port")]
    public partial string? Port { get; set; }

    /// <summary>End of its range.</summary>
    [Attr("port-hi")]
    public partial string? PortEnd { get; set; }

    /// <summary>Spanning tree: age of the message.</summary>
    [Attr("age")]
    public partial string? Age { get; set; }

    /// <summary>End of its range.</summary>
    [Attr("age-hi")]
    public partial string? AgeEnd { get; set; }

    /// <summary>Spanning tree: most age.</summary>
    [Attr("max-age")]
    public partial string? MaxAge { get; set; }

    /// <summary>End of its range.</summary>
    [Attr("max-age-hi")]
    public partial string? MaxAgeEnd { get; set; }

    /// <summary>Spanning tree: time between messages.</summary>
    [Attr("hello-time")]
    public partial string? HelloTime { get; set; }

    /// <summary>End of its range.</summary>
    [Attr("hello-time-hi")]
    public partial string? HelloTimeEnd { get; set; }

    /// <summary>Spanning tree: delay of forwarding.</summary>
    [Attr("forward-delay")]
    public partial string? ForwardDelay { get; set; }

    /// <summary>End of its range.</summary>
    [Attr("forward-delay-hi")]
    public partial string? ForwardDelayEnd { get; set; }
}
