namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Every value must be of its type.</summary>
internal static class ValueRules
{
    internal static void Check(Element element, List<Finding> findings)
    {
        foreach (var member in element.Shape.Members)
        {
            object? value;
            try
            {
                value = member.Read(element);
                if (value is IEnumerable<object> values and not IEnumerable<Element>)
                    _ = values.Count();
            }
            catch (LibvirtXmlException e)
            {
                findings.Add(LintRules.Value.At(element, e.Message, "Write the value as the message says, or take it out."));
                continue;
            }

            if (value is Element { Exists: true } child)
                Check(child, findings);
            else if (value is IEnumerable<Element> children)
                children.ToList().ForEach(item => Check(item, findings));
        }
    }
}
