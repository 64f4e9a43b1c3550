namespace KvmNfv.Channels.VhostUser;

/// <summary>What a device offers to its front-end.</summary>
internal sealed record DeviceOptions
{
    /// <summary>Features of virtio that this back-end knows and a network device may have without offloads.</summary>
    public const VirtioFeatures AllFeatures = VirtioFeatures.Version1 | VirtioFeatures.MergeableBuffers | VirtioFeatures.Indirect | VirtioFeatures.EventIndex |
        VirtioFeatures.Packed | VirtioFeatures.InOrder | VirtioFeatures.MultipleQueues | VirtioFeatures.ControlQueue | VirtioFeatures.ControlReceive | VirtioFeatures.Status |
        VirtioFeatures.GuestAnnounce | VirtioFeatures.Mtu | VirtioFeatures.LogAll | VirtioFeatures.ProtocolFeatures | VirtioFeatures.AnyLayout;

    public const ProtocolFeatures AllProtocolFeatures = ProtocolFeatures.MultipleQueues | ProtocolFeatures.LogInSharedMemory | ProtocolFeatures.Rarp |
        ProtocolFeatures.ReplyAcknowledge | ProtocolFeatures.Mtu | ProtocolFeatures.BackendRequests |
        ProtocolFeatures.InflightInSharedMemory | ProtocolFeatures.ResetDevice | ProtocolFeatures.ConfigureMemorySlots | ProtocolFeatures.Status;

    public VirtioFeatures Features { get; init; } = AllFeatures;

    public ProtocolFeatures ProtocolFeatures { get; init; } = AllProtocolFeatures;

    /// <summary>1 to 128.</summary>
    public int QueuePairs { get; init; } = 1;

    /// <summary>Keeps ring positions over this process's death; null: only the rings tell them.</summary>
    public JournalFile? Journal { get; init; }
}
