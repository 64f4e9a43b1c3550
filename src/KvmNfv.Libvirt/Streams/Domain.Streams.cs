using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed partial class Domain
{
    /// <summary>Connects to a serial or paravirtual console of the running guest, for reading and writing.</summary>
    /// <param name="device">The console's alias, such as <c>serial0</c>; null for the first console or serial port.</param>
    /// <param name="flags"><c>Force</c> takes the console over from somebody else, <c>Safe</c> refuses where that could happen unnoticed.</param>
    /// <remarks><c>virDomainOpenConsole</c>, since libvirt 0.8.6. What comes from a guest is untrusted.</remarks>
    /// <exception cref="LibvirtException">There is no such console, the domain does not run, or somebody else has the console.</exception>
    // SAFETY: the name lives on this stack during the call, and both native objects are leased.
    public unsafe LibvirtDataStream OpenConsole(string? device = null, DomainConsoleFlags flags = DomainConsoleFlags.None) =>
        Connection.OpenStream(FileAccess.ReadWrite, null, stream =>
        {
            using var self = Lease();
            using var name = new Utf8Argument(device, stackalloc byte[Utf8Argument.StackSize]);
            if (Native.virDomainOpenConsole(self.Pointer, name.Pointer, stream, (uint)flags) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virDomainOpenConsole));
        });

    /// <summary>Connects to a console, off the calling thread.</summary>
    /// <inheritdoc cref="OpenConsole"/>
    public async Task<Stream> OpenConsoleAsync(
        string? device = null, DomainConsoleFlags flags = DomainConsoleFlags.None, CancellationToken cancellationToken = default) =>
        await Gate.Run(CallLane.Ordinary, () => OpenConsole(device, flags), cancellationToken).ConfigureAwait(false);

    /// <summary>Connects to a channel between host and guest, for reading and writing.</summary>
    /// <param name="name">The channel's target name or alias; null for the first channel.</param>
    /// <param name="flags"><c>Force</c> takes the channel over from somebody else.</param>
    /// <remarks><c>virDomainOpenChannel</c>, since libvirt 1.0.2. What comes from a guest is untrusted.</remarks>
    /// <exception cref="LibvirtException">There is no such channel, the domain does not run, or somebody else has the channel.</exception>
    // SAFETY: the name lives on this stack during the call, and both native objects are leased.
    public unsafe LibvirtDataStream OpenChannel(string? name = null, DomainChannelFlags flags = DomainChannelFlags.None) =>
        Connection.OpenStream(FileAccess.ReadWrite, null, stream =>
        {
            using var self = Lease();
            using var nativeName = new Utf8Argument(name, stackalloc byte[Utf8Argument.StackSize]);
            if (Native.virDomainOpenChannel(self.Pointer, nativeName.Pointer, stream, (uint)flags) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virDomainOpenChannel));
        });

    /// <summary>Connects to a channel, off the calling thread.</summary>
    /// <inheritdoc cref="OpenChannel"/>
    public async Task<Stream> OpenChannelAsync(
        string? name = null, DomainChannelFlags flags = DomainChannelFlags.None, CancellationToken cancellationToken = default) =>
        await Gate.Run(CallLane.Ordinary, () => OpenChannel(name, flags), cancellationToken).ConfigureAwait(false);

    /// <summary>Takes a picture of the guest's screen.</summary>
    /// <param name="screen">The number of the screen, from 0.</param>
    /// <remarks><c>virDomainScreenshot</c>, since libvirt 0.9.2.</remarks>
    /// <exception cref="LibvirtException">The domain does not run or has no such screen.</exception>
    // SAFETY: both native objects are leased; libvirt allocates the text, which is copied and freed.
    public unsafe DomainScreenshot Screenshot(uint screen = 0)
    {
        var type = "";
        var content = Connection.OpenStream(FileAccess.Read, null, stream =>
        {
            using var self = Lease();
            var result = Native.virDomainScreenshot(self.Pointer, stream, screen, 0);
            if (result == null)
                throw LibvirtException.FromLastError(nameof(Native.virDomainScreenshot));
            type = NativeStrings.Take(result);
        });
        return new(type, content);
    }

    /// <summary>Takes a picture of the guest's screen, off the calling thread.</summary>
    /// <inheritdoc cref="Screenshot"/>
    public Task<DomainScreenshot> ScreenshotAsync(uint screen = 0, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => Screenshot(screen), cancellationToken);
}
