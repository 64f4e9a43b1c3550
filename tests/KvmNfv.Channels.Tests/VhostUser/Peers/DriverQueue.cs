using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A driver's side of a virtqueue, plain rather than fast. The raw rings are open so that tests can break the rules.</summary>
internal abstract unsafe class DriverQueue(TestMemory memory, uint size)
{
    public TestMemory Memory => memory;

    public uint Size => size;

    public abstract VringAddress Address { get; }

    public abstract bool IsPacked { get; }

    /// <summary>Makes a chain available.</summary>
    /// <returns>Its id.</returns>
    public abstract ushort Offer(params ReadOnlySpan<TestBuffer> buffers);

    /// <summary>The same through an indirect table.</summary>
    public abstract ushort OfferIndirect(params ReadOnlySpan<TestBuffer> buffers);

    /// <summary>Takes a used chain back.</summary>
    public abstract bool TryTake(out ushort id, out uint written);

    /// <summary>Whether a used chain is there.</summary>
    public abstract bool HasUsed { get; }

    /// <summary>Whether the device wants to be kicked.</summary>
    public abstract bool WantsKick { get; }

    public static DriverQueue Create(bool packed, TestMemory memory, uint size) => packed ? new PackedDriver(memory, size) : new SplitDriver(memory, size);
}
