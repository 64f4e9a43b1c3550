using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Persistent SCSI reservations.</summary>
[Element("reservations")]
public sealed partial class Reservations : Element
{
    /// <summary>Whether libvirt runs the helper.</summary>
    [Attr("managed")]
    public partial bool? Managed { get; set; }

    /// <summary>Whether they are used; written by older releases.</summary>
    [Attr("enabled")]
    public partial bool? Enabled { get; set; }

    /// <summary>Whether they move with the guest.</summary>
    [Attr("migration")]
    public partial bool? Migration { get; set; }

    /// <summary>Where the helper listens.</summary>
    [Child("source")]
    public partial ReservationSource Source { get; set; }
}
