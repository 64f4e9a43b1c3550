using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>A connection to one hypervisor, through libvirt: the way to everything else.</summary>
/// <remarks>
/// Safe to use from several threads at once. The members without <c>Async</c> block the calling thread; the others run on the connection's own
/// threads, at most <see cref="LibvirtConnectionOptions.MaxConcurrentCalls"/> at a time. Dispose objects made by a connection before it: the
/// native connection stays open until the last of them is gone.
/// </remarks>
public sealed partial class LibvirtConnection : LibvirtObject
{
    private readonly LibvirtConnectionOptions _options;

    private LibvirtConnection(LibvirtConnectionOptions options, LibvirtConnectionHandle handle)
        : base(new(options.DisplayName, options.MaxConcurrentCalls), handle)
    {
        _options = options;
        _events = new(this);
        _keeper = new(this, options, _events);
        DomainEvents = new DomainEventSource(_events);
        NetworkEvents = new NetworkEventSource(_events);
        StoragePoolEvents = new StoragePoolEventSource(_events);
        NodeDeviceEvents = new NodeDeviceEventSource(_events);
        SecretEvents = new SecretEventSource(_events);
        QemuMonitorEvents = new QemuMonitorEventSource(_events);
    }

    /// <summary>The version of libvirt that serves the connection: the daemon's, not this machine's library's.</summary>
    public LibvirtVersion LibvirtVersion => LibvirtVersion.FromNumber(GetLibvirtVersionNumber());

    /// <summary>The version of the hypervisor.</summary>
    public LibvirtVersion HypervisorVersion => LibvirtVersion.FromNumber(GetHypervisorVersionNumber());

    /// <summary>Opens a connection; blocks while the hypervisor is reached.</summary>
    /// <param name="uri">Any URI that libvirt knows; null or empty for libvirt's own default.</param>
    /// <exception cref="LibvirtException">The hypervisor could not be reached or refused.</exception>
    /// <exception cref="LibvirtLibraryMissingException">libvirt is not installed on this machine.</exception>
    public static LibvirtConnection Open(string? uri = null) => Open(new LibvirtConnectionOptions { Uri = uri });

    /// <summary>Opens a connection that can only look.</summary>
    /// <inheritdoc cref="Open(string?)"/>
    public static LibvirtConnection OpenReadOnly(string? uri = null) => Open(new LibvirtConnectionOptions { Uri = uri, ReadOnly = true });

    /// <summary>Opens a connection with options; blocks while the hypervisor is reached.</summary>
    /// <param name="options">The options; later changes to them have no effect.</param>
    /// <inheritdoc cref="Open(string?)"/>
    public static LibvirtConnection Open(LibvirtConnectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        options = options.Copy();
        ProcessUse.ClaimHypervisor();
        LibvirtLibrary.EnsureInitialized();
        var connection = new LibvirtConnection(options, OpenNative(options));
        try
        {
            connection._keeper.Attach();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection without blocking the caller.</summary>
    /// <param name="uri">Any URI that libvirt knows; null or empty for libvirt's own default.</param>
    /// <param name="cancellationToken">Ends the waiting; a connection that opens later is closed at once.</param>
    public static Task<LibvirtConnection> OpenAsync(string? uri = null, CancellationToken cancellationToken = default) =>
        OpenAsync(new LibvirtConnectionOptions { Uri = uri }, cancellationToken);

    /// <summary>Opens a connection with options, without blocking the caller.</summary>
    /// <param name="options">The options; later changes to them have no effect.</param>
    /// <param name="cancellationToken">Ends the waiting; a connection that opens later is closed at once.</param>
    public static async Task<LibvirtConnection> OpenAsync(LibvirtConnectionOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var work = new CallWork<LibvirtConnection>(() => Open(options));
        new Thread(work.Execute) { IsBackground = true, Name = $"libvirt open {options.DisplayName}" }.Start();
        using var registration = cancellationToken.UnsafeRegister(static (w, token) => ((CallWork<LibvirtConnection>)w!).Abandon(token), work);
        return await work.Task.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _keeper.Dispose();
        _events.Close();
        Context.Close();
        EndStreams(new ObjectDisposedException(_options.DisplayName, "The connection was closed."));
        lock (_replacing)
        {
            _disposed = true;
            base.Dispose(disposing);
        }
    }

    // SAFETY: the URI lives on this stack during the call.
    internal static unsafe LibvirtConnectionHandle OpenNative(LibvirtConnectionOptions options)
    {
        using var uri = new Utf8Argument(string.IsNullOrEmpty(options.Uri) ? null : options.Uri, stackalloc byte[Utf8Argument.StackSize]);
        if (options.Credentials is { } answer)
        {
            var callback = new CredentialCallback(answer);
            var opened = callback.Open(uri.Pointer, options.ReadOnly ? (uint)ConnectFlags.Ro : 0);
            if (opened != 0)
                return new(opened);
            throw callback.Failure is { } failure
                ? new LibvirtAccessDeniedException("virConnectOpenAuth", LibvirtErrorRecord.TakeLast(), failure)
                : LibvirtException.FromLastError("virConnectOpenAuth", options.DisplayName);
        }
        var result = options.ReadOnly ? Native.virConnectOpenReadOnly(uri.Pointer) : Native.virConnectOpen(uri.Pointer);
        return result != 0 ? new(result) : throw LibvirtException.FromLastError(options.ReadOnly ? "virConnectOpenReadOnly" : "virConnectOpen", options.DisplayName);
    }
}
