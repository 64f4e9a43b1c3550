using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>How near to a VNF's cells a device must be. A device whose node the host doesn't tell is near only where the host has one node.</summary>
public enum DeviceAffinity
{
    /// <summary>On the node of a cell: its own cell where the request names one.</summary>
    [JsonStringEnumMemberName("required")]
    Required,

    /// <summary>On the socket of a cell; its node is preferred.</summary>
    [JsonStringEnumMemberName("socket")]
    Socket,

    /// <summary>Anywhere; nearer is better.</summary>
    [JsonStringEnumMemberName("preferred")]
    Preferred,
}
