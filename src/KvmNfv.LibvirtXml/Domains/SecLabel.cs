using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A label that confines the guest's process or one of its files.</summary>
[Element("seclabel")]
public sealed partial class SecLabel : Element
{
    /// <summary>Who chooses the label.</summary>
    [Attr("type")]
    public partial SecurityLabelType? Type { get; set; }

    /// <summary>Security driver, such as <c>selinux</c>, <c>apparmor</c> or <c>dac</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Whether files of the guest are labelled.</summary>
    [Attr("relabel")]
    public partial bool? Relabel { get; set; }

    /// <summary>Whether a file could not be labelled and is left alone.</summary>
    [Attr("labelskip")]
    public partial bool? LabelSkip { get; set; }

    /// <summary>The label.</summary>
    [Text("label")]
    public partial string? Label { get; set; }

    /// <summary>The label of the guest's files.</summary>
    [Text("imagelabel")]
    public partial string? ImageLabel { get; set; }

    /// <summary>Label that a dynamic one starts from.</summary>
    [Text("baselabel")]
    public partial string? BaseLabel { get; set; }
}
