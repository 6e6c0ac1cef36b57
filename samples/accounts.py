"""Prints the addresses and accounts of a demonstration: accounts.py ORGANISATION.json ADDRESS ADMIN_PASSWORD."""
import json
import sys
import unicodedata


def padded(text, width):
    """East Asian wide characters take two columns."""
    shown = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * max(1, width - shown)


def main(path, address, password):
    with open(path, encoding="utf-8") as file:
        organisation = json.load(file)
    names = {group["id"]: group["name"] for group in organisation["groups"]}
    print(f"\n  榫卯 Joinery: {address}  (web inbox)   {address}/api/v1  (API)\n")
    print("  " + padded("user", 16) + padded("password", 16) + padded("name", 14) + "groups")
    print("  " + padded("admin", 16) + padded(password, 16) + padded("系统管理员", 14) + "admin")
    for user in organisation["users"]:
        groups = "、".join(names.get(g, g) for g in user["groups"])
        print("  " + padded(user["id"], 16) + padded(user.get("password", ""), 16) + padded(user["name"], 14) + groups)
    print(flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:4])
