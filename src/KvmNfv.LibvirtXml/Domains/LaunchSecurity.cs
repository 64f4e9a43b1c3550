using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Encryption of guest memory.</summary>
[Element("launchSecurity")]
[Family("type",
    typeof(SevLaunchSecurity),
    typeof(SevSnpLaunchSecurity),
    typeof(S390LaunchSecurity),
    typeof(TdxLaunchSecurity),
    typeof(UnknownLaunchSecurity))]
public abstract partial class LaunchSecurity : Element
{
    /// <summary>Which technology; the class says it too.</summary>
    [Attr("type")]
    public partial string? Type { get; }
}
