namespace TelegramAdmin.Tests.Architecture;

public sealed class TypingTests
{
    // A field that gets its value back as an attribute is given what it held a moment ago, over what was typed meanwhile: letters are lost on a slow line.
    // A binding tells Blazor what the browser shows, and nothing is sent back.
    [Fact]
    public void Fields_ThatListenWhileOneTypes_AreBound()
    {
        var unbound = from file in Directory.EnumerateFiles(Path.Combine(Sources.Root, "TelegramAdmin"), "*.razor", SearchOption.AllDirectories)
                      from line in File.ReadLines(file)
                      where line.Contains("@oninput=", StringComparison.Ordinal) && line.Contains(" value=\"@", StringComparison.Ordinal)
                      select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.Empty(unbound);
    }
}
