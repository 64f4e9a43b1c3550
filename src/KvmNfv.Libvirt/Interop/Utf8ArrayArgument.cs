using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>Strings as an array of C strings for one call; an empty list is a null array.</summary>
internal readonly unsafe ref struct Utf8ArrayArgument
{
    // SAFETY: the array and each string in it are allocated here and freed in Dispose, after the call.
    public Utf8ArrayArgument(IReadOnlyList<string> texts)
    {
        Count = texts.Count;
        if (Count == 0)
            return;
        // One more than the texts: some functions want the array to end with null.
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)Count + 1, (nuint)sizeof(byte*));
        for (var i = 0; i < Count; i++)
            Pointer[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i] ?? throw new ArgumentException($"The text at index {i} is null.", nameof(texts)));
    }

    public int Count { get; }

    public byte** Pointer { get; }

    public void Dispose()
    {
        if (Pointer == null)
            return;
        for (var i = 0; i < Count; i++)
            Marshal.FreeCoTaskMem((nint)Pointer[i]);
        NativeMemory.Free(Pointer);
    }
}
