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

    internal string DisplayName => string.IsNullOrEmpty(Uri) ? Environment.GetEnvironmentVariable("LIBVIRT_DEFAULT_URI") ?? "libvirt's default" : Uri;

    internal void Validate()
    {
        if (MaxConcurrentCalls is < 2 or > 64)
            throw new ArgumentOutOfRangeException(nameof(MaxConcurrentCalls), MaxConcurrentCalls, "MaxConcurrentCalls must be from 2 to 64.");
    }
}
