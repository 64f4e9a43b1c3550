using System.Runtime.InteropServices;
using System.Text;

namespace KvmNfv.Libvirt.Interop;

/// <summary>A string as a C string for one call: on the caller's stack when it is short.</summary>
internal unsafe ref struct Utf8Argument
{
    public const int StackSize = 256;

    private void* _owned;

    // SAFETY: `stack` comes from stackalloc in the caller's frame, so it does not move and outlives this struct.
    public Utf8Argument(string? text, Span<byte> stack)
    {
        if (text is null)
            return;
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("The text has a NUL character in it; C strings cannot carry that.", nameof(text));
        var buffer = stack;
        if ((long)text.Length * 3 >= stack.Length)
        {
            var size = Encoding.UTF8.GetByteCount(text) + 1;
            if (size > stack.Length)
            {
                _owned = NativeMemory.Alloc((nuint)size);
                buffer = new Span<byte>(_owned, size);
            }
        }
        buffer[Encoding.UTF8.GetBytes(text, buffer)] = 0;
        Pointer = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(buffer));
    }

    public byte* Pointer { get; }

    public void Dispose()
    {
        NativeMemory.Free(_owned);
        _owned = null;
    }
}
