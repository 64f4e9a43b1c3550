namespace KvmNfv.Sdk.Hosts;

/// <summary>How an <see cref="EmbeddedHypervisor"/> is started.</summary>
public sealed class EmbeddedHypervisorOptions
{
    /// <summary>
    /// The absolute path of the driver's folder, at most <see cref="MaxRootLength"/> characters. The default is null: a private temporary
    /// folder, which goes again with everything in it. A folder that is named here stays, with its guests and its logs.
    /// </summary>
    public string? Root { get; set; }

    /// <summary>
    /// Where QEMU's capabilities are kept between runs: probing them takes seconds. The default is <c>kvmnfv/qemu</c> in $XDG_CACHE_HOME or
    /// ~/.cache; an empty text keeps nothing. Has no effect with a <see cref="Root"/>, which keeps them itself.
    /// </summary>
    public string? CacheFolder { get; set; }

    /// <summary>
    /// The longest root. Of the 107 bytes of a Unix socket's path (sun_path in unix(7)) libvirt needs up to 57 for
    /// <c>/lib/qemu/domain-NNNNNN-TWENTY.CHARACTERS../monitor.sock</c>.
    /// </summary>
    public const int MaxRootLength = 50;
}
