using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>C strings that libvirt returns: borrowed ones are copied, owned ones copied and freed.</summary>
internal static unsafe class NativeStrings
{
    // SAFETY: `text` is a NUL-terminated string that lives as long as the object it came from, which the caller keeps alive.
    public static string Borrow(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    // SAFETY: as Borrow, where null is an answer.
    public static string? BorrowOrNull(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    // SAFETY: libvirt gave the string to us; its allocator is the C library's, which NativeMemory.Free calls.
    public static string Take(byte* text)
    {
        try
        {
            return Borrow(text);
        }
        finally
        {
            NativeMemory.Free(text);
        }
    }

    // SAFETY: libvirt gave the array and its `count` strings to us.
    public static string[] TakeAll(byte** texts, int count)
    {
        var all = new string[count];
        for (var i = 0; i < count; i++)
            all[i] = Take(texts[i]);
        NativeMemory.Free(texts);
        return all;
    }

    // SAFETY: `buffer` has `capacity` bytes; the text ends at a NUL or at the end of the buffer.
    public static string FromBuffer(byte* buffer, int capacity)
    {
        var span = new ReadOnlySpan<byte>(buffer, capacity);
        var end = span.IndexOf((byte)0);
        return System.Text.Encoding.UTF8.GetString(end < 0 ? span : span[..end]);
    }
}
