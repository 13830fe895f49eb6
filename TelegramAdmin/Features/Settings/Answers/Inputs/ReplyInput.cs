using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.AutoReplies.Rules;

namespace TelegramAdmin.Features.Settings.Answers.Inputs;

/// <summary>The screens of an answer while they are being written; the first is where it begins.</summary>
public sealed class ReplyInput
{
    public const string FirstKey = "start";

    private readonly List<ScreenInput> _screens = [];

    public IReadOnlyList<ScreenInput> Screens => _screens;

    public ScreenInput First => _screens[0];

    public IEnumerable<string> Languages => _screens.SelectMany(s => s.Words.Languages.Concat(s.Buttons.SelectMany(b => b.Words.Languages))).Distinct();

    public static ReplyInput Empty()
    {
        var reply = new ReplyInput();
        reply._screens.Add(new ScreenInput(FirstKey));
        return reply;
    }

    public static ReplyInput Of(IReadOnlyList<RuleScreen> screens)
    {
        if (screens.Count == 0)
            return Empty();
        var reply = new ReplyInput();
        reply._screens.AddRange(screens.Select(s => new ScreenInput(s.Key) { Words = Wordings.Of(s.Texts), File = s.File }));
        foreach (var (input, screen) in reply._screens.Zip(screens))
            input.Rows.AddRange(screen.Buttons.Select(row => row.Select(reply.Button).ToList()));
        return reply;
    }

    /// <summary>A new screen with a way back to where its button stands.</summary>
    /// <param name="back">What the button back says.</param>
    public ScreenInput Add(ScreenInput from, Wordings back)
    {
        var screen = new ScreenInput(FreeKey());
        screen.Rows.Add([new ButtonInput { Words = back, Screen = from }]);
        _screens.Add(screen);
        return screen;
    }

    /// <summary>Buttons that led there wait for another place.</summary>
    public void Remove(ScreenInput screen)
    {
        _screens.Remove(screen);
        foreach (var button in _screens.SelectMany(s => s.Buttons).Where(b => b.Screen == screen))
            button.Screen = null;
    }

    /// <summary>What the team knows a screen by: the words of the button that leads there, else its first words.</summary>
    public string TitleOf(ScreenInput screen, Localizer texts) =>
        Tree().FirstOrDefault(p => p.Screen == screen)?.Via?.Words[""] is { Length: > 0 } words ? words
        : screen.Title ?? (screen == First ? texts["First screen"] : texts["Screen {0}", _screens.IndexOf(screen) + 1]);

    /// <summary>Each screen once, under the button that leads there first; then those that no button leads to.</summary>
    public IReadOnlyList<ScreenPlace> Tree()
    {
        var places = new List<ScreenPlace>();
        var seen = new HashSet<ScreenInput>();
        Walk(First, 0, null);
        places.AddRange(_screens.Where(s => !seen.Contains(s)).Select(s => new ScreenPlace(s, 0, null)));
        return places;

        void Walk(ScreenInput screen, int depth, ButtonInput? via)
        {
            if (!seen.Add(screen))
                return;
            places.Add(new ScreenPlace(screen, depth, via));
            foreach (var button in screen.Buttons.Where(b => b is { Lead: ButtonLead.Screen, Screen: not null }))
                Walk(button.Screen!, depth + 1, button);
        }
    }

    private ButtonInput Button(RuleButton button) => new()
    {
        Words = Wordings.Of(button.Texts),
        Lead = button.HandsOver ? ButtonLead.Person : button.Url is not null ? ButtonLead.Link : ButtonLead.Screen,
        Screen = _screens.Find(s => s.Key == button.Screen),
        Url = button.Url ?? "",
    };

    private string FreeKey() => Enumerable.Range(2, _screens.Count + 1).Select(n => string.Create(CultureInfo.InvariantCulture, $"screen-{n}")).First(key => _screens.All(s => s.Key != key));
}

/// <param name="Via">The button that leads there first; null at the beginning, and where none does.</param>
public sealed record ScreenPlace(ScreenInput Screen, int Depth, ButtonInput? Via);
