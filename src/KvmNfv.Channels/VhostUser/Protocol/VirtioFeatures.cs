namespace KvmNfv.Channels.VhostUser;

/// <summary>Feature bits of virtio 1.2 (sections 5.1.3 and 6) and vhost that a network back-end meets.</summary>
[Flags]
internal enum VirtioFeatures : ulong
{
    Mtu = 1ul << 3,
    MergeableBuffers = 1ul << 15,
    Status = 1ul << 16,
    ControlQueue = 1ul << 17,
    ControlReceive = 1ul << 18,
    GuestAnnounce = 1ul << 21,
    MultipleQueues = 1ul << 22,
    NotifyOnEmpty = 1ul << 24,
    LogAll = 1ul << 26,
    AnyLayout = 1ul << 27,
    Indirect = 1ul << 28,
    EventIndex = 1ul << 29,
    ProtocolFeatures = 1ul << 30,
    Version1 = 1ul << 32,
    Packed = 1ul << 34,
    InOrder = 1ul << 35,
}
