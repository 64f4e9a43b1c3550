namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>All devices of a guest in document order.</summary>
internal static class AllDevices
{
    internal static IEnumerable<Device> Of(Devices devices) => (devices.XmlNode?.Children ?? [])
        .OfType<Tree.ElementNode>()
        .Where(static node => node.Name != "emulator")
        .Select(static node => Device.View(new Slot(node)));
}
