using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>An object that libvirt manages. Disposing it releases the program's reference, not the object itself.</summary>
/// <remarks>Safe to use from several threads at once; calls in flight finish before the native reference goes.</remarks>
public abstract class LibvirtObject : IDisposable
{
    private LibvirtHandle _handle;

    private protected LibvirtObject(ConnectionContext context, LibvirtHandle handle)
    {
        Context = context;
        _handle = handle;
    }

    internal ConnectionContext Context { get; }

    internal CallGate Gate => Context.Gate;

    /// <summary>Releases the native reference; calls in flight on other threads finish first. Later calls throw.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the object holds.</summary>
    /// <param name="disposing">Always true: nothing here has a finalizer of its own.</param>
    protected virtual void Dispose(bool disposing) => _handle.Dispose();

    internal HandleLease Lease()
    {
        Context.ThrowIfClosed();
        return new HandleLease(Volatile.Read(ref _handle));
    }

    /// <summary>A lease for giving back what is held natively, also after the connection was disposed.</summary>
    private protected HandleLease LeaseForCleanup() => new(Volatile.Read(ref _handle));

    /// <summary>Puts another native object under this one, as a reconnect does; calls in flight keep the old one.</summary>
    private protected LibvirtHandle Exchange(LibvirtHandle handle) => Interlocked.Exchange(ref _handle, handle);
}
