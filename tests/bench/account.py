#!/usr/bin/env python3
"""Prints what `aws iam get-account-authorization-details` would, of about SIZE megabytes: roles with the statements of the AWS
managed policies as their inline policies, laid out as the AWS CLI lays it out.

    tests/bench/account.py SIZE > account.json
"""
import glob
import json
import sys


def trust(number):
    service = ("ecs-tasks", "ec2", "lambda")[number % 3]
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": service + ".amazonaws.com"},
                "Action": "sts:AssumeRole",
                "Condition": {"StringEquals": {"aws:SourceAccount": "210987654321"}},
            }
        ],
    }


def role(number, name, document):
    return {
        "Path": "/",
        "RoleName": f"role-{number}",
        "RoleId": f"AROAEXAMPLE{number:010}",
        "Arn": f"arn:aws:iam::210987654321:role/role-{number}",
        "CreateDate": "2026-02-11T09:14:52+00:00",
        "AssumeRolePolicyDocument": trust(number),
        "InstanceProfileList": [],
        "RolePolicyList": [{"PolicyName": name, "PolicyDocument": document}],
        "AttachedManagedPolicies": [
            {
                "PolicyName": "AmazonECSTaskExecutionRolePolicy",
                "PolicyArn": "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
            }
        ],
        "Tags": [{"Key": "team", "Value": f"team-{number % 40}"}],
        "RoleLastUsed": {"LastUsedDate": "2026-10-30T08:02:41+00:00", "Region": "eu-west-1"},
    }


def main():
    wanted = int(sys.argv[1]) * 1_000_000
    documents = [(path.rsplit("/", 1)[1][:-5], json.load(open(path))) for path in sorted(glob.glob("policies/managed/*.json"))]
    written, number = 0, 0
    out = sys.stdout
    out.write('{\n    "UserDetailList": [],\n    "GroupDetailList": [],\n    "RoleDetailList": [\n')
    while written < wanted:
        text = json.dumps(role(number, *documents[number % len(documents)]), indent=4)
        text = "\n".join("        " + line for line in text.split("\n"))
        out.write((",\n" if number else "") + text)
        written += len(text)
        number += 1
    out.write('\n    ],\n    "Policies": [],\n    "IsTruncated": false\n}\n')


main()
