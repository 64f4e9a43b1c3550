namespace KvmNfv.Libvirt;

public partial interface IDomain
{
    /// <summary>Connects to a serial or paravirtual console of the running guest; null for the first.</summary>
    Task<Stream> OpenConsoleAsync(
        string? device = null, DomainConsoleFlags flags = DomainConsoleFlags.None, CancellationToken cancellationToken = default);

    /// <summary>Connects to a channel between host and guest; null for the first.</summary>
    Task<Stream> OpenChannelAsync(
        string? name = null, DomainChannelFlags flags = DomainChannelFlags.None, CancellationToken cancellationToken = default);

    /// <summary>Takes a picture of the guest's screen.</summary>
    Task<DomainScreenshot> ScreenshotAsync(uint screen = 0, CancellationToken cancellationToken = default);
}
