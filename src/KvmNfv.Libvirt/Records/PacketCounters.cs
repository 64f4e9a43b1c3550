namespace KvmNfv.Libvirt;

/// <summary>Counters of one direction.</summary>
/// <param name="Bytes">Bytes.</param>
/// <param name="Packets">Packets.</param>
/// <param name="Errors">Packets with errors.</param>
/// <param name="Dropped">Packets dropped.</param>
public readonly record struct PacketCounters(long Bytes, long Packets, long Errors, long Dropped);
