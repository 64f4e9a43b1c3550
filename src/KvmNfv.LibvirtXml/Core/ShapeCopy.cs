namespace KvmNfv.LibvirtXml;

/// <summary>Makes an element anew from its typed properties alone.</summary>
internal static class ShapeCopy
{
    internal static T? Child<T>(T? from)
        where T : Element
    {
        if (from is not { Exists: true })
            return null;
        var made = (T)from.Shape.Make!();
        foreach (var member in from.Shape.Members)
            member.Copy(from, made);
        return made;
    }

    internal static void Items<T>(ElementList<T> from, ElementList<T> to)
        where T : Element
    {
        foreach (var item in from)
            to.Add(Child(item)!);
    }

    internal static void Values<T>(ValueList<T> from, ValueList<T> to)
    {
        foreach (var value in from)
            to.Add(value);
    }
}
