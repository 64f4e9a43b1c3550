using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>One direction of sound.</summary>
[Element("input")]
public sealed partial class AudioChannel : Element
{
    /// <summary>Whether QEMU mixes.</summary>
    [Attr("mixingEngine")]
    public partial bool? MixingEngine { get; set; }

    /// <summary>Whether the settings below are used.</summary>
    [Attr("fixedSettings")]
    public partial bool? FixedSettings { get; set; }

    /// <summary>Streams mixed at once.</summary>
    [Attr("voices")]
    public partial uint? Voices { get; set; }

    /// <summary>Microseconds buffered.</summary>
    [Attr("bufferLength")]
    public partial uint? BufferLength { get; set; }

    /// <summary>Device.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>Buffers.</summary>
    [Attr("bufferCount")]
    public partial uint? BufferCount { get; set; }

    /// <summary>Whether to poll.</summary>
    [Attr("tryPoll")]
    public partial bool? TryPoll { get; set; }

    /// <summary>Device (PulseAudio) or stream.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Name shown.</summary>
    [Attr("streamName")]
    public partial string? StreamName { get; set; }

    /// <summary>Microseconds.</summary>
    [Attr("latency")]
    public partial uint? Latency { get; set; }

    /// <summary>Server (JACK).</summary>
    [Attr("serverName")]
    public partial string? ServerName { get; set; }

    /// <summary>Name shown (JACK).</summary>
    [Attr("clientName")]
    public partial string? ClientName { get; set; }

    /// <summary>Ports to connect to (JACK).</summary>
    [Attr("connectPorts")]
    public partial string? ConnectPorts { get; set; }

    /// <summary>Whether the name must be exactly that (JACK).</summary>
    [Attr("exactName")]
    public partial bool? ExactName { get; set; }

    /// <summary>Format.</summary>
    [Child("settings")]
    public partial AudioSettings Settings { get; set; }
}
