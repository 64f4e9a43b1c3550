using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>The most keys in one call: VIR_DOMAIN_SEND_KEY_MAX_KEYS (libvirt-domain.h).</summary>
    public const int MaxKeys = 16;

    /// <summary>Presses keys in the guest, all at once.</summary>
    /// <param name="codeset">What the key codes mean.</param>
    /// <param name="holdTimeMilliseconds">How long the keys stay down, in milliseconds.</param>
    /// <param name="keyCodes">The keys, at most <see cref="MaxKeys"/>.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the array is pinned and its length is passed with it.
    public void SendKey(KeycodeSet codeset, uint holdTimeMilliseconds, params ReadOnlySpan<uint> keyCodes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keyCodes.Length, MaxKeys, nameof(keyCodes));
        using var self = Lease();
        fixed (uint* keys = keyCodes)
        {
            if (Native.virDomainSendKey(self.Pointer, (uint)codeset, holdTimeMilliseconds, keys, keyCodes.Length, 0) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virDomainSendKey));
        }
    }

    /// <summary>Reads the guest's clock, through its agent.</summary>
    /// <exception cref="LibvirtException">The agent does not answer, or libvirt failed.</exception>
    // SAFETY: the out parameters are on this stack.
    public DateTimeOffset GetTime()
    {
        long seconds;
        uint nanoseconds;
        using var self = Lease();
        if (Native.virDomainGetTime(self.Pointer, &seconds, &nanoseconds, 0) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetTime));
        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => Gate.Run(CallLane.Ordinary, GetTime, cancellationToken);

    /// <summary>Sets the guest's clock, through its agent.</summary>
    /// <param name="time">The time; ignored with <see cref="DomainSetTimeFlags.Sync"/>, which takes the hardware clock's.</param>
    /// <param name="flags">Modifiers of the call.</param>
    /// <exception cref="LibvirtException">The agent does not answer, or libvirt failed.</exception>
    // SAFETY: the lease keeps the native object alive during the call.
    public void SetTime(DateTimeOffset time, DomainSetTimeFlags flags = default)
    {
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        using var self = Lease();
        if (Native.virDomainSetTime(self.Pointer, seconds, (uint)(rest * TimeSpan.NanosecondsPerTick), (uint)flags) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainSetTime));
    }

    /// <inheritdoc/>
    public Task SetTimeAsync(DateTimeOffset time, DomainSetTimeFlags flags = default, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => SetTime(time, flags), cancellationToken);

    /// <summary>Opens a socket to a graphics device.</summary>
    /// <param name="index">Which graphics device, from 0.</param>
    /// <param name="flags">Modifiers of the call.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the descriptor that libvirt returns is owned by the handle.
    public SafeFileHandle OpenGraphics(uint index, DomainOpenGraphicsFlags flags = default)
    {
        using var self = Lease();
        var descriptor = Native.virDomainOpenGraphicsFD(self.Pointer, index, (uint)flags);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw LibvirtException.FromLastError(nameof(Native.virDomainOpenGraphicsFD));
    }

    /// <summary>Connects a socket of the program's to a graphics device.</summary>
    /// <param name="index">Which graphics device, from 0.</param>
    /// <param name="socket">One end of a connected stream socket; it stays open here.</param>
    /// <param name="flags">Modifiers of the call.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the descriptor is held open during the call.
    public void OpenGraphics(uint index, SafeFileHandle socket, DomainOpenGraphicsFlags flags = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        using var file = new FileArgument([socket]);
        using var self = Lease();
        if (Native.virDomainOpenGraphics(self.Pointer, index, file.Pointer[0], (uint)flags) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainOpenGraphics));
    }

    /// <summary>Reads the label of every security model that confines the domain.</summary>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: libvirt allocates the array; it is copied and freed.
    public IReadOnlyList<SecurityLabel> GetSecurityLabels()
    {
        virSecurityLabel* labels = null;
        using var self = Lease();
        var count = Native.virDomainGetSecurityLabelList(self.Pointer, &labels);
        if (count < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetSecurityLabelList));
        var result = new SecurityLabel[count];
        for (var i = 0; i < count; i++)
            result[i] = SecurityLabel.From(in labels[i]);
        NativeMemory.Free(labels);
        return result;
    }
}
