namespace KvmNfv.Libvirt.Interop;

/// <summary>Keeps a native object alive during one call.</summary>
internal readonly ref struct HandleLease
{
    private readonly LibvirtHandle _handle;

    public HandleLease(LibvirtHandle handle)
    {
        var added = false;
        handle.DangerousAddRef(ref added);
        _handle = handle;
        Pointer = handle.DangerousGetHandle();
    }

    public nint Pointer { get; }

    /// <summary>Keeps the object alive after the lease; the caller ends that with <c>DangerousRelease</c>.</summary>
    public LibvirtHandle Keep()
    {
        var added = false;
        _handle.DangerousAddRef(ref added);
        return _handle;
    }

    public void Dispose() => _handle.DangerousRelease();
}
