namespace KvmNfv.Channels.VhostUser;

/// <summary>VIRTQ_DESC_F_*, the same for split (virtio 1.2 section 2.7.5) and packed rings (2.8).</summary>
internal static class DescriptorFlags
{
    /// <summary>The chain goes on.</summary>
    public const ushort Next = 1;

    /// <summary>The device writes the buffer.</summary>
    public const ushort Write = 2;

    /// <summary>The buffer is a table of descriptors.</summary>
    public const ushort Indirect = 4;
}
