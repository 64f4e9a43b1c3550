using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>Owns one native reference; calls in flight hold it open, so closing is safe at any moment.</summary>
internal abstract class LibvirtHandle : SafeHandle
{
    private readonly string? _tracked;

    protected LibvirtHandle(nint pointer, string type) : base(0, ownsHandle: true)
    {
        SetHandle(pointer);
        if (!LibvirtDiagnostics.TrackHandles)
            return;
        _tracked = type;
        LibvirtDiagnostics.Count(type, 1);
    }

    public override bool IsInvalid => handle == 0;

    protected abstract bool Release();

    protected sealed override bool ReleaseHandle()
    {
        if (_tracked is not null)
            LibvirtDiagnostics.Count(_tracked, -1);
        return Release();
    }
}
