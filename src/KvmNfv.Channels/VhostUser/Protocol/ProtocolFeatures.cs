namespace KvmNfv.Channels.VhostUser;

/// <summary>vhost-user "Protocol features": VHOST_USER_PROTOCOL_F_*.</summary>
[Flags]
internal enum ProtocolFeatures : ulong
{
    MultipleQueues = 1 << 0,
    LogInSharedMemory = 1 << 1,
    Rarp = 1 << 2,
    ReplyAcknowledge = 1 << 3,
    Mtu = 1 << 4,
    BackendRequests = 1 << 5,
    InflightInSharedMemory = 1 << 12,
    ResetDevice = 1 << 13,
    ConfigureMemorySlots = 1 << 15,
    Status = 1 << 16,
}
