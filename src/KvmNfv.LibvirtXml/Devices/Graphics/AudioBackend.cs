using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where sound goes on the host.</summary>
[Element("audio", Order = "input output")]
public sealed partial class AudioBackend : Device
{
    /// <summary>Its number.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>
    /// <c>none</c>, <c>alsa</c>, <c>coreaudio</c>, <c>jack</c>, <c>oss</c>, <c>pulseaudio</c>, <c>sdl</c>, <c>spice</c>,
    /// <c>file</c>, <c>dbus</c> or <c>pipewire</c>.
    /// </summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Microseconds between updates.</summary>
    [Attr("timerPeriod")]
    public partial uint? TimerPeriod { get; set; }

    /// <summary>Whether memory is shared with the sound device (OSS).</summary>
    [Attr("tryMMap")]
    public partial bool? TryMMap { get; set; }

    /// <summary>Whether nobody else uses it (OSS).</summary>
    [Attr("exclusive")]
    public partial bool? Exclusive { get; set; }

    /// <summary>Policy of the sound device (OSS).</summary>
    [Attr("dspPolicy")]
    public partial int? DspPolicy { get; set; }

    /// <summary>Driver (SDL).</summary>
    [Attr("driver")]
    public partial string? Driver { get; set; }

    /// <summary>Server (PulseAudio).</summary>
    [Attr("serverName")]
    public partial string? ServerName { get; set; }

    /// <summary>Directory of the server (PipeWire).</summary>
    [Attr("runtimeDir")]
    public partial string? RuntimeDirectory { get; set; }

    /// <summary>File it is written to.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>Recording.</summary>
    [Child("input")]
    public partial AudioChannel Input { get; set; }

    /// <summary>Playing.</summary>
    [Child("output")]
    public partial AudioChannel Output { get; set; }
}
