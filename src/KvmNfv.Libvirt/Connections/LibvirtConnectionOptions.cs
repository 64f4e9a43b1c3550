namespace KvmNfv.Libvirt;

/// <summary>How a connection is opened and kept.</summary>
public sealed class LibvirtConnectionOptions
{
    /// <summary>Any URI that libvirt knows, passed on as it is. The default is null: LIBVIRT_DEFAULT_URI, then libvirt's own configuration.</summary>
    public string? Uri { get; set; }

    /// <summary>Whether the connection can only look. The default is false.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>
    /// How many asynchronous calls run at once, 2 to 64; one of them is kept for watching and aborting jobs. The default is 5, which is what
    /// libvirtd serves a client at once (max_client_requests in libvirtd.conf): more calls would wait there, job control among them.
    /// </summary>
    public int MaxConcurrentCalls { get; set; } = 5;

    /// <summary>
    /// How often the server is probed, in whole seconds; <see cref="TimeSpan.Zero"/> for never. The default is 5 s, as in libvirtd itself
    /// (keepalive_interval in libvirtd.conf). Connections that cannot probe, such as those to a driver inside this process, ignore it.
    /// </summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many probes may stay without an answer before the connection counts as lost. The default is 5 (keepalive_count in libvirtd.conf).</summary>
    public int KeepAliveCount { get; set; } = 5;

    /// <summary>
    /// How a lost connection is opened again by itself, with its event streams; null, the default, for not at all. Objects that were made before
    /// the loss (domains, networks ...) go on failing with <see cref="LibvirtConnectionLostException"/>: look them up again.
    /// </summary>
    public ReconnectOptions? Reconnect { get; set; }

    /// <summary>
    /// Answers the server's questions for user name, passphrase and the like, for every (re)opening; null, the default, leaves it to libvirt's
    /// own configuration (auth.conf). Called on the opening thread. Null as the answer takes the request's default, or fails the
    /// authentication where there is none; what it throws becomes the inner exception of <see cref="LibvirtAccessDeniedException"/>.
    /// </summary>
    public Func<CredentialRequest, string?>? Credentials { get; set; }

    internal string DisplayName => string.IsNullOrEmpty(Uri) ? Environment.GetEnvironmentVariable("LIBVIRT_DEFAULT_URI") ?? "libvirt's default" : Uri;

    internal void Validate()
    {
        if (MaxConcurrentCalls is < 2 or > 64)
            throw new ArgumentOutOfRangeException(nameof(MaxConcurrentCalls), MaxConcurrentCalls, "MaxConcurrentCalls must be from 2 to 64.");
        CheckKeepAlive(KeepAliveInterval, KeepAliveCount);
        Reconnect?.Validate();
    }

    internal static void CheckKeepAlive(TimeSpan interval, int count)
    {
        if (interval < TimeSpan.Zero || interval.TotalSeconds > int.MaxValue || interval.Ticks % TimeSpan.TicksPerSecond != 0)
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "The keepalive interval must be whole seconds, or zero for no keepalive.");
        ArgumentOutOfRangeException.ThrowIfNegative(count);
    }

    internal LibvirtConnectionOptions Copy()
    {
        var copy = (LibvirtConnectionOptions)MemberwiseClone();
        copy.Reconnect = Reconnect?.Copy();
        return copy;
    }
}
