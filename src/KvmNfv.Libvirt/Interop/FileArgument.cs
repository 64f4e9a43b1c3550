using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Libvirt.Interop;

/// <summary>Open files as an array of descriptors for one call, kept open during it.</summary>
internal readonly unsafe ref struct FileArgument
{
    private readonly IReadOnlyList<SafeFileHandle> _files;
    private readonly int _held;

    // SAFETY: the array is allocated and freed here; every descriptor stays open while its handle is held.
    public FileArgument(IReadOnlyList<SafeFileHandle> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        _files = files;
        Pointer = (int*)NativeMemory.Alloc((nuint)Math.Max(files.Count, 1), sizeof(int));
        try
        {
            for (; _held < files.Count; _held++)
            {
                var added = false;
                files[_held].DangerousAddRef(ref added);
                Pointer[_held] = (int)files[_held].DangerousGetHandle();
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int* Pointer { get; }

    public int Count => _files.Count;

    public void Dispose()
    {
        for (var i = 0; i < _held; i++)
            _files[i].DangerousRelease();
        NativeMemory.Free(Pointer);
    }
}
