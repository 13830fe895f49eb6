using System.Collections.Frozen;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using TelegramAdmin.Components.Layout;

namespace TelegramAdmin.Features.Help;

/// <summary>The user guide: docs/guide, which is part of the program, so that a page and its help are of one version.</summary>
public static class Guide
{
    private const string Folder = "Guide/";
    private const string First = "README";
    private const string Pictures = "../images/";

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePipeTables().DisableHtml().Build();

    private static readonly FrozenDictionary<string, GuidePage> Pages = Read();

    /// <summary>Everything but the first page, by title.</summary>
    public static IReadOnlyList<GuidePage> Topics { get; } = [.. Pages.Values.Where(page => page.Topic != First).OrderBy(page => page.Title, StringComparer.Ordinal)];

    /// <param name="topic">Null for the first page.</param>
    public static GuidePage? Find(string? topic) => Pages.GetValueOrDefault(topic ?? First);

    private static FrozenDictionary<string, GuidePage> Read()
    {
        var assembly = typeof(Guide).Assembly;
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).ToList();
        var topics = files.Select(Topic).ToHashSet(StringComparer.Ordinal);
        return files.Select(file => Read(Topic(file), assembly.GetManifestResourceStream(file)!, topics)).ToFrozenDictionary(page => page.Topic, StringComparer.Ordinal);
    }

    private static string Topic(string file) => Path.GetFileNameWithoutExtension(file[Folder.Length..]);

    private static GuidePage Read(string topic, Stream file, HashSet<string> topics)
    {
        using var reader = new StreamReader(file);
        var document = Markdig.Markdown.Parse(reader.ReadToEnd(), Markdown);
        var heading = document.OfType<HeadingBlock>().First(block => block.Level == 1);
        var title = string.Concat(heading.Inline!.Descendants<LiteralInline>());
        document.Remove(heading);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Lead(link, topics);
        var anchors = document.Descendants<HeadingBlock>().Select(block => block.GetAttributes().Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new GuidePage(topic, title, document.ToHtml(Markdown), anchors);
    }

    /// <summary>A link to another page of the guide leads there, a picture is the program's own; a link to a document that is not in the program stays as its words.</summary>
    private static void Lead(LinkInline link, HashSet<string> topics)
    {
        var url = link.Url ?? "";
        if (link.IsImage && url.StartsWith(Pictures, StringComparison.Ordinal))
        {
            link.Url = "/app/guide/" + url[Pictures.Length..];
            link.GetAttributes().AddProperty("loading", "lazy");
        }
        else if (url.StartsWith("https://", StringComparison.Ordinal))
        {
            link.GetAttributes().AddProperty("target", "_blank");
            link.GetAttributes().AddProperty("rel", "noopener noreferrer");
        }
        else if (!link.IsImage && topics.Contains(Path.GetFileNameWithoutExtension(url.Split('#')[0])) && !url.Contains('/', StringComparison.Ordinal))
        {
            link.Url = GuideAt.Of(url);
        }
        else if (!url.StartsWith('#'))
        {
            link.ReplaceBy(new LiteralInline(link.IsImage ? "" : string.Concat(link.Descendants<LiteralInline>())));
        }
    }
}

/// <param name="Html">Without its title.</param>
/// <param name="Anchors">What can be linked to, without the #.</param>
public sealed record GuidePage(string Topic, string Title, string Html, IReadOnlySet<string> Anchors);
