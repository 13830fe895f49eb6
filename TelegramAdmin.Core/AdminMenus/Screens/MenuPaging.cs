using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AdminMenus.Screens;

/// <summary>Which page of a list is shown, the first being 1.</summary>
internal sealed record MenuPaging(int Page, int Pages, int Size)
{
    /// <summary>The page that was asked for, or the nearest one that there is.</summary>
    public static MenuPaging Of(long? asked, int count, int size)
    {
        var pages = Math.Max(1, (count + size - 1) / size);
        return new MenuPaging((int)Math.Clamp(asked ?? 1, 1, pages), pages, size);
    }

    public int Skip => (Page - 1) * Size;

    /// <summary>◀ 2/7 ▶; nothing where all fits on one page.</summary>
    public IReadOnlyList<BotButton> Row(Func<int, MenuRoute> to) => Pages == 1 ? [] :
    [
        .. Page > 1 ? [MenuScreen.Button("◀", to(Page - 1))] : Array.Empty<BotButton>(),
        MenuScreen.Button($"{Page}/{Pages}", to(Page)),
        .. Page < Pages ? [MenuScreen.Button("▶", to(Page + 1))] : Array.Empty<BotButton>(),
    ];
}
