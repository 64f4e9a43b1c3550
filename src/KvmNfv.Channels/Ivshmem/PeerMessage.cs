using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>A message on its way; holds its descriptor open until it is sent or dropped.</summary>
internal readonly struct PeerMessage
{
    private readonly SafeFileHandle? _descriptor;

    public PeerMessage(long value, SafeFileHandle? descriptor = null)
    {
        (Value, _descriptor) = (value, descriptor);
        var held = false;
        descriptor?.DangerousAddRef(ref held);
    }

    public long Value { get; }

    public ReadOnlySpan<SafeFileHandle> Descriptors => _descriptor is null ? [] : new[] { _descriptor };

    public void Drop() => _descriptor?.DangerousRelease();
}
