using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A technology that the model does not know.</summary>
[Element("launchSecurity")]
public sealed partial class UnknownLaunchSecurity : LaunchSecurity;
