using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>A list as libvirt's own array for one call; libvirt's functions make it, so they may also grow it.</summary>
internal unsafe ref struct TypedParameterArgument
{
    private virTypedParameter* _pointer;
    private int _count;
    private int _capacity;

    // SAFETY: the array is made, grown and freed by libvirt's own functions.
    public TypedParameterArgument(TypedParameterList list)
    {
        try
        {
            for (var i = 0; i < list.Count; i++)
                Add(list, ref i);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public readonly virTypedParameter* Pointer => _pointer;

    public readonly int Count => _count;

    public void Dispose()
    {
        if (_pointer != null)
            Native.virTypedParamsFree(_pointer, _count);
        _pointer = null;
    }

    private void Add(TypedParameterList list, ref int index)
    {
        var parameter = list[index];
        var first = index;
        using var name = new Utf8Argument(parameter.Name, stackalloc byte[Utf8Argument.StackSize]);
        var value = parameter.RawValue;
        fixed (virTypedParameter** array = &_pointer)
        fixed (int* count = &_count, capacity = &_capacity)
        {
            var result = parameter.Type switch
            {
                TypedParameterType.Int => Native.virTypedParamsAddInt(array, count, capacity, name.Pointer, value.i),
                TypedParameterType.Uint => Native.virTypedParamsAddUInt(array, count, capacity, name.Pointer, value.ui),
                TypedParameterType.Llong => Native.virTypedParamsAddLLong(array, count, capacity, name.Pointer, value.l),
                TypedParameterType.Ullong => Native.virTypedParamsAddULLong(array, count, capacity, name.Pointer, value.ul),
                TypedParameterType.Double => Native.virTypedParamsAddDouble(array, count, capacity, name.Pointer, value.d),
                TypedParameterType.Boolean => Native.virTypedParamsAddBoolean(array, count, capacity, name.Pointer, value.b),
                TypedParameterType.String => AddStrings(array, count, capacity, name.Pointer, Run(list, ref index)),
                _ => throw new NotSupportedException($"'{parameter.Name}' is of the unknown type {parameter.Type}."),
            };
            if (result < 0)
                throw LibvirtException.FromLastError($"virTypedParamsAdd of '{list[first].Name}'");
        }
    }

    private static int AddStrings(virTypedParameter** array, int* count, int* capacity, byte* name, List<string> texts)
    {
        if (texts.Count == 1)
        {
            using var text = new Utf8Argument(texts[0], stackalloc byte[Utf8Argument.StackSize]);
            return Native.virTypedParamsAddString(array, count, capacity, name, text.Pointer);
        }
        // The C function takes a list that ends with null, which the array argument leaves room for.
        using var list = new Utf8ArrayArgument(texts);
        return Native.virTypedParamsAddStringList(array, count, capacity, name, list.Pointer);
    }

    // Strings that follow each other under one name are one string list to libvirt.
    private static List<string> Run(TypedParameterList list, ref int index)
    {
        List<string> texts = [list[index].AsString()];
        while (index + 1 < list.Count && list[index + 1].Type == TypedParameterType.String && list[index + 1].NameUtf8.SequenceEqual(list[index].NameUtf8))
            texts.Add(list[++index].AsString());
        return texts;
    }
}
