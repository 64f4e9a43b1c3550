using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>An array that libvirt fills with strings which the caller must free.</summary>
internal readonly unsafe ref struct Utf8ResultArray
{
    // SAFETY: the array has room for `capacity` pointers, and libvirt is told so.
    public Utf8ResultArray(int capacity) => Pointer = (byte**)NativeMemory.AllocZeroed((nuint)Math.Max(capacity, 1), (nuint)sizeof(byte*));

    public byte** Pointer { get; }

    public string[] Take(int count)
    {
        var texts = new string[count];
        for (var i = 0; i < count; i++)
            texts[i] = NativeStrings.Take(Pointer[i]);
        return texts;
    }

    public void Dispose() => NativeMemory.Free(Pointer);
}
