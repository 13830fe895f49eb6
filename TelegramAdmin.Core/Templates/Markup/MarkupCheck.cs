using TelegramAdmin.Core.Templates.Language;

namespace TelegramAdmin.Core.Templates.Markup;

/// <summary>
/// Reads the markup of a template's own text, before any message is made of it. Whatever a condition decides, the markup must come out whole:
/// so each branch closes what it opens.
/// </summary>
internal abstract class MarkupCheck
{
    /// <exception cref="TemplateFault">Telegram would refuse it.</exception>
    public void Run(IReadOnlyList<TemplateNode> nodes, int end)
    {
        Walk(nodes);
        End(end);
    }

    /// <summary>Text as it stands in the source.</summary>
    protected abstract void Read(string text, int at);

    /// <summary>Some text that is not known yet, escaped.</summary>
    protected abstract void Value(int at);

    protected abstract void End(int at);

    /// <summary>What is open now, to be compared.</summary>
    protected abstract string Open { get; }

    private void Walk(IReadOnlyList<TemplateNode> nodes)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case Literal literal: Read(literal.Text, literal.At); break;
                case Output output: Value(output.At); break;
                case Choice choice: Branches(choice); break;
            }
        }
    }

    private void Branches(Choice choice)
    {
        var before = Open;
        foreach (var branch in choice.Branches)
        {
            Walk(branch.Body);
            if (Open != before)
                throw new TemplateFault("Formatting that begins inside a condition must end in the same branch, and the other way round.", choice.At);
        }
    }
}
