using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Libvirt.Tests.Errors;

/// <summary>Sends the process's descriptor 2 to a file while it lives.</summary>
internal sealed partial class StandardErrorCapture : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly int _saved = dup(2);

    public StandardErrorCapture()
    {
        using var file = File.OpenHandle(_path, FileMode.Open, FileAccess.Write);
        _ = dup2((int)file.DangerousGetHandle(), 2);
    }

    public string Read() => File.ReadAllText(_path);

    public void Dispose()
    {
        _ = dup2(_saved, 2);
        new SafeFileHandle(_saved, ownsHandle: true).Dispose();
        File.Delete(_path);
    }

    [LibraryImport("libc")]
    private static partial int dup(int descriptor);

    [LibraryImport("libc")]
    private static partial int dup2(int from, int to);
}
