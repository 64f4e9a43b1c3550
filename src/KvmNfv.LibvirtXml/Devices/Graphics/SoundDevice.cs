using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A sound card.</summary>
[Element("sound", Order = "codec audio driver alias address acpi")]
public sealed partial class SoundDevice : Device
{
    /// <summary>Model.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Whether it has more than two channels.</summary>
    [Attr("multichannel")]
    public partial bool? MultiChannel { get; set; }

    /// <summary>Streams (virtio).</summary>
    [Attr("streams")]
    public partial uint? Streams { get; set; }

    /// <summary>What is attached to it.</summary>
    [Items("codec")]
    public partial ElementList<SoundCodec> Codecs { get; }

    /// <summary>Where its sound goes.</summary>
    [Child("audio")]
    public partial AudioReference Audio { get; set; }

    /// <summary>Options of virtio.</summary>
    [Child("driver")]
    public partial VirtioOptions Driver { get; set; }
}
