using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>IBM secure execution.</summary>
[Element("launchSecurity")]
[Variant("s390-pv")]
public sealed partial class S390LaunchSecurity : LaunchSecurity;
