namespace TelegramAdmin.Core.Templates.Language;

/// <summary>A part of a template that was read.</summary>
/// <param name="At">Index in the source.</param>
internal abstract record TemplateNode(int At);

internal sealed record Literal(string Text, int At) : TemplateNode(At);

internal sealed record Output(Expression Of, int At) : TemplateNode(At);

/// <summary>The first branch whose condition holds; the last may have none.</summary>
internal sealed record Choice(IReadOnlyList<Branch> Branches, int At) : TemplateNode(At);

/// <param name="Condition">Null: otherwise.</param>
internal sealed record Branch(Expression? Condition, IReadOnlyList<TemplateNode> Body);
