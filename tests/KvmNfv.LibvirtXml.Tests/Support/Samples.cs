using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>Puts text where a property reads it, past the property.</summary>
internal static class Samples
{
    internal static bool IsRead(ElementShape shape, ShapeMember member, string text)
    {
        var element = shape.Make!();
        Put(element, member, text);
        try
        {
            if (member.Read(element) is IEnumerable<object> values)
                _ = values.Count();
            return true;
        }
        catch (LibvirtXmlException)
        {
            return false;
        }
    }

    internal static void Put(Element element, ShapeMember member, string sample)
    {
        var node = element.Materialise();
        switch (member.Kind)
        {
            case MemberKind.Attribute when member.On is null:
                node.SetAttribute(member.Name, sample, []);
                break;
            case MemberKind.Content:
                node.SetText(sample);
                break;
            default:
                var child = new ElementNode(member.On ?? member.Name, LibvirtNamespace.PrefixOf(member.Namespace), member.Namespace);
                node.Insert(0, child);
                if (member.Kind == MemberKind.Attribute)
                    child.SetAttribute(member.Name, sample, []);
                else if (member.Kind != MemberKind.Flag)
                    child.SetText(sample);
                break;
        }
    }
}
