using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>Arrays of native objects that libvirt returns.</summary>
internal static unsafe class NativeLists
{
    // SAFETY: libvirt gave the array and one reference to each of its `count` objects to us.
    public static T[] Take<TOwner, T>(nint* items, int count, TOwner owner, Func<TOwner, nint, T> make)
    {
        var list = new T[count];
        for (var i = 0; i < count; i++)
            list[i] = make(owner, items[i]);
        NativeMemory.Free(items);
        return list;
    }
}
