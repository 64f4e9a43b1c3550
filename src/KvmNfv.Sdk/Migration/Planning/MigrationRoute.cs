using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>Who drives the migration and how memory travels.</summary>
public enum MigrationRoute
{
    /// <summary>The source's daemon connects to the destination's; goes on when the client ends.</summary>
    [JsonStringEnumMemberName("peer-to-peer")]
    PeerToPeer,

    /// <summary>This client drives both daemons (managed direct); the daemons need not reach each other, only QEMU does.</summary>
    [JsonStringEnumMemberName("direct")]
    Direct,

    /// <summary>Peer-to-peer, with memory through the daemons' own connection: one port, two more copies, no parallel channels.</summary>
    [JsonStringEnumMemberName("tunnelled")]
    Tunnelled,
}
