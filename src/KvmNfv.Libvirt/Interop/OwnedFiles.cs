using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Libvirt.Interop;

/// <summary>Descriptors that libvirt hands over.</summary>
internal static unsafe class OwnedFiles
{
    // SAFETY: libvirt gave the array and its `count` open descriptors to us.
    public static SafeFileHandle[] Take(int* descriptors, int count)
    {
        var files = new SafeFileHandle[count];
        for (var i = 0; i < count; i++)
            files[i] = new SafeFileHandle(descriptors[i], ownsHandle: true);
        NativeMemory.Free(descriptors);
        return files;
    }
}
