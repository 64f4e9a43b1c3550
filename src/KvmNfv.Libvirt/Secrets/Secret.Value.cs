using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Secret
{
    /// <summary>Reads the secret's value. The caller should wipe the array after use and never log it.</summary>
    /// <exception cref="LibvirtException">libvirt refused, as it does for private secrets, or failed.</exception>
    // SAFETY: libvirt allocates the value; it is copied, wiped and freed.
    public byte[] GetValue()
    {
        nuint size = 0;
        using var self = Lease();
        var value = Native.virSecretGetValue(self.Pointer, &size, 0);
        if (value == null)
            throw LibvirtException.FromLastError(nameof(Native.virSecretGetValue));
        var span = new Span<byte>(value, checked((int)size));
        var result = span.ToArray();
        CryptographicOperations.ZeroMemory(span);
        NativeMemory.Free(value);
        return result;
    }

    /// <inheritdoc/>
    public Task<byte[]> GetValueAsync(CancellationToken cancellationToken = default) => Gate.Run(CallLane.Ordinary, GetValue, cancellationToken);

    /// <summary>Sets the secret's value.</summary>
    /// <param name="value">The value; at most 64 KiB over a remote connection.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the value is pinned and its length is passed with it.
    public void SetValue(ReadOnlySpan<byte> value)
    {
        using var self = Lease();
        fixed (byte* native = value)
        {
            if (Native.virSecretSetValue(self.Pointer, native, (nuint)value.Length, 0) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virSecretSetValue));
        }
    }

    /// <inheritdoc/>
    public Task SetValueAsync(ReadOnlyMemory<byte> value, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => SetValue(value.Span), cancellationToken);
}
